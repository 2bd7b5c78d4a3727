package io.carecircle.app.standard;

/**
 * What is wrong with a policy file.
 *
 * @param file folder and name, for example {@code wenzhou/projects.csv}
 * @param line of the file, 0 when the whole file is meant
 * @param key column or key, or null when the line as a whole is meant
 * @param value what stands there, or null
 * @param reason what is wrong and what would do
 */
public record PolicyFault(String file, int line, String key, String value, String reason) {
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(" line ").append(line);
    }
    if (key != null) {
      text.append(", ").append(key);
    }
    if (value != null) {
      text.append(" \"").append(value).append('"');
    }
    return text.append(": ").append(reason).toString();
  }
}
