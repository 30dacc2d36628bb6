/**
 * Whether a text can be the id of a record: letters, digits, `-` and `_`. Any other text must not reach the store:
 * PostgreSQL fails for a text with a NUL (https://www.postgresql.org/docs/current/datatype-character.html).
 */
export function isId(text: string): boolean {
  return /^[\w-]+$/.test(text)
}
