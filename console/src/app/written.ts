/** Fields into which people write, with the keyboard that a phone shows for them; a box to check, say, is none. */
export const WRITTEN =
  'textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=file])'
