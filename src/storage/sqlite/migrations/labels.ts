/** What the operator says of a block of numbers. It is kept with the block, which no search reads. */
export const labels = `
ALTER TABLE block ADD COLUMN carrier TEXT;
ALTER TABLE block ADD COLUMN label TEXT;
`
