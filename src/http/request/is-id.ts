/**
 * Whether a text could be an id of anything: letters, digits, `-` and `_`. What could not need not be looked
 * for, and may not be: PostgreSQL has no text with a NUL (https://www.postgresql.org/docs/current/datatype-character.html).
 */
export function isId(text: string): boolean {
  return /^[\w-]+$/.test(text)
}
