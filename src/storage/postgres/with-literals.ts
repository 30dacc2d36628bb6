import pg from 'pg'

/**
 * The statement with its parameters in it as quoted constants. A quoted constant takes its type from its context, as a
 * parameter does (https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS).
 *
 * @throws TypeError if a text has the character of code 0, which PostgreSQL does not have, and which would
 *   end the statement
 */
export function withLiterals(sql: string, parameters: readonly (string | number)[]): string {
  return sql.replace(/\$(\d+)/g, (_, nth: string) => {
    const parameter = parameters[Number(nth) - 1]
    if (parameter === undefined) throw new RangeError(`The statement has no parameter ${nth}`)
    const value = String(parameter)
    if (value.includes('\u0000')) throw new TypeError('PostgreSQL knows no text with a character of code 0')
    return pg.escapeLiteral(value)
  })
}
