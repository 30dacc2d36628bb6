/** A number that nobody can release, and the numbers that were ported out, which an import looks for. */
export const numbers = `
ALTER TABLE owned ADD COLUMN protected INTEGER NOT NULL DEFAULT 0;

CREATE INDEX number_ported_out ON number (number) WHERE free_at = 9007199254740988;
`
