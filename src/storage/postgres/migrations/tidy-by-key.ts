/** Old searches are found by their keys, which grow with time: a search needs one index less. */
export const tidyByKey = `
DROP INDEX search_by_end;
`
