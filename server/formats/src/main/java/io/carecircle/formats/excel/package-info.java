/**
 * Tables in spreadsheets, {@code .xlsx} and {@code .xls}. Nothing is ever computed: a formula
 * counts as the value that was stored with it. Numbers have the 15 digits that a spreadsheet shows,
 * because the file holds 16.1 as 16.100000000000001.
 */
package io.carecircle.formats.excel;
