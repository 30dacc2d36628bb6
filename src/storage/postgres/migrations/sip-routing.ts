/** The SIP configuration of each resource that has changed it, as a JSON document. */
export const sipRouting = `
CREATE TABLE sip_configuration (
  resource text COLLATE "C" PRIMARY KEY,
  -- Not of the type json: a text may have any character.
  configuration text NOT NULL
);
`
