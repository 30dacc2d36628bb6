/**
 * Whether a text could be an id of any record: letters, digits, `-` and `_`. Another text names no record, and the
 * store must not be asked for it: PostgreSQL has no text with a NUL (https://www.postgresql.org/docs/current/datatype-character.html).
 */
export function isId(text: string): boolean {
  return /^[\w-]+$/.test(text)
}
