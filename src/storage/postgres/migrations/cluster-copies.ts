/** Which copy of the inventory each row of `cluster` is about. Rows of older versions do not tell. */
export const clusterCopies = 'ALTER TABLE cluster ADD COLUMN copy text'
