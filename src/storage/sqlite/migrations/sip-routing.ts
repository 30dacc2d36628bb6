/** The SIP configuration of each resource that has changed it, as a JSON document. */
export const sipRouting = `
CREATE TABLE sip_configuration (
  resource TEXT PRIMARY KEY,
  configuration TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
