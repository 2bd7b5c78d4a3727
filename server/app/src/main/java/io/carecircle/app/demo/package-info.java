/** The demonstration data: a made-up city for a first look, never mistaken for a survey. */
package io.carecircle.app.demo;
