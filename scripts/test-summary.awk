# Reads the XML reports of Surefire, one after the other; prints failed and left-out tests and one
# closing line. Exits 1 when nothing ran or, with strict=true, when a test was left out. It reads
# tags by their text, which is enough for the one program that writes these files.

function attribute(tag, name,    start, rest) {
  start = index(tag, " " name "=\"")
  if (!start) return ""
  rest = substr(tag, start + length(name) + 3)
  return plain(substr(rest, 1, index(rest, "\"") - 1))
}

function plain(text) {
  gsub(/&#10;|&#xa;/, " ", text)
  gsub(/&quot;/, "\"", text)
  gsub(/&apos;/, "'", text)
  gsub(/&lt;/, "<", text)
  gsub(/&gt;/, ">", text)
  gsub(/&amp;/, "\\&", text)
  return text
}

# A failed assumption gives its reason as the first line of a stack trace, @Disabled as a message.
function reason_of(tag,    start) {
  start = index(tag, "<![CDATA[")
  if (!start) return attribute(tag, "message")
  tag = substr(tag, start + 9)
  sub(/\]\]>.*/, "", tag)
  sub(/^[A-Za-z0-9_.$]*TestAbortedException: /, "", tag)
  return tag
}

/^ *<testcase / {
  test = attribute($0, "classname") "." attribute($0, "name")
  total++
}

/^ *<skipped/ {
  reason = reason_of($0)
  print "left out: " test (reason == "" ? "" : " - " reason)
  skipped++
}

/^ *<(failure|error)[ >]/ && test != broken {
  reason = attribute($0, "message")
  print "failed: " test (reason == "" ? "" : " - " substr(reason, 1, 300))
  broken = test
  failed++
}

END {
  refused = total == 0 || (strict == "true" && skipped > 0)
  if (refused && skipped > 0) {
    print "CI=true: no test may be left out; are the test data (CARECIRCLE_TESTDATA) and PostGIS there?"
  }
  printf "%d passed, %d failed, %d skipped\n", total - failed - skipped, failed, skipped
  exit refused
}
