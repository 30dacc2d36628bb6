import type { Static } from 'typebox'
import * as Type from 'typebox'

/* The models of sandboxes. They are our own: no version of the API has them. */

const Duration = Type.String({ maxLength: 64 })

export const NewSandbox = Type.Object(
  {
    /** Made if absent. */
    name: Type.Optional(Type.String({ maxLength: 63 })),
    /** How long the sandbox lives without a request. */
    ttl: Type.Optional(Duration),
    /** What the server started with if absent. */
    stock: Type.Optional(Type.Enum(['default', 'none'])),
  },
  { title: 'NewSandbox', additionalProperties: false, examples: [{ name: 'tests', ttl: '1h' }] },
)

export const SandboxModel = Type.Object(
  {
    name: Type.String(),
    /** The endpoint over HTTPS, whose path names the sandbox; null where HTTPS is off. */
    https: Type.Union([Type.String(), Type.Null()]),
    /** The same over HTTP; null where HTTP is off. */
    http: Type.Union([Type.String(), Type.Null()]),
    /** For every client; the key names the sandbox. Null where HTTPS is off. */
    connectionString: Type.Union([Type.String(), Type.Null()]),
    /** The same over HTTP; null where HTTP is off. */
    httpConnectionString: Type.Union([Type.String(), Type.Null()]),
    /** A bearer token that names the sandbox. */
    token: Type.String(),
    ttlMs: Type.Integer(),
  },
  { title: 'Sandbox' },
)
export type SandboxModel = Static<typeof SandboxModel>

export const SandboxList = Type.Object({ sandboxes: Type.Array(SandboxModel) }, { title: 'SandboxList' })
