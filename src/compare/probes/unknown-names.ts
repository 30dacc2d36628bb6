/** A name in the form of an id that no record has: the nil UUID (RFC 9562, section 5.9). */
export const NOBODYS_ID = '00000000-0000-0000-0000-000000000000'

/** A number that no resource owns, as it is written in a path: its exchange 555 with this line is in no use. */
export const NOBODYS_NUMBER = '%2B14255559999'
