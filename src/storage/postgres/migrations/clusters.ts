/** The PostgreSQL clusters and timelines in which the inventory has been, the present one last. */
export const clusters = `
  CREATE TABLE cluster (
    nth integer PRIMARY KEY,
    -- Beyond 2^53.
    system text NOT NULL,
    timeline bigint NOT NULL,
    since timestamptz NOT NULL DEFAULT clock_timestamp()
  )`
