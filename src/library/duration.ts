/** Whole milliseconds; or a text, as in ISO 8601 (`PT16M`, `P1D`) or short (`16m`, `200ms`, `1h30m`). */
export type Duration = number | string
