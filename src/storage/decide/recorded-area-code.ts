/**
 * The area code of a search as it is recorded; `undefined` for a text that is no area code, which names no stock either.
 * PostgreSQL fails for a text with a NUL (https://www.postgresql.org/docs/current/datatype-character.html).
 */
export function recordedAreaCode(areaCode: string | undefined): string | undefined {
  return areaCode !== undefined && /^\d+$/.test(areaCode) ? areaCode : undefined
}
