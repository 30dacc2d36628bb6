import type { Static } from 'typebox'
import * as Type from 'typebox'

/* How clients reach an inventory. The model is our own: no version of the API has it. */

const TextOrNull = Type.Union([Type.String(), Type.Null()])

export const ConnectionModel = Type.Object(
  {
    /** Where clients reach the inventory; null where HTTP or HTTPS is off. */
    http: TextOrNull,
    https: TextOrNull,
    /** With the key of the default resource: over HTTPS if it is on, and over HTTP. */
    connectionString: TextOrNull,
    httpConnectionString: TextOrNull,
    /** The PEM file that clients have to trust, on the machine of the server; null where the certificate needs none. */
    caFile: TextOrNull,
  },
  { title: 'Connection' },
)
export type ConnectionModel = Static<typeof ConnectionModel>
