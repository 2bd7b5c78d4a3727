/** From bytes to text: sizes bounded, encodings proved and never guessed by letter frequencies. */
package io.carecircle.formats.text;
