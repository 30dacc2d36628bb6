import type { Static } from 'typebox'
import * as Type from 'typebox'
import { SeedDocument, StockEntries } from '../../seed/seed-document.ts'
import { ClockSetting } from './clock-schemas.ts'

/* The models of sandboxes. They are our own: no version of the API has them. */

const Duration = Type.String({ maxLength: 64 })

export const NewSandbox = Type.Object(
  {
    /** Made if absent. */
    name: Type.Optional(Type.String({ maxLength: 63 })),
    /** How long the sandbox lives without a request. */
    ttl: Type.Optional(Duration),
    /** The numbers: those that the server started with, which is the default; none; or those of these entries. */
    stock: Type.Optional(Type.Union([Type.Enum(['default', 'none']), StockEntries])),
    /** What it begins with besides, as a seed file has it, instead of the server's seed. */
    seed: Type.Optional(SeedDocument),
    /** The clock from the beginning, which may show any instant; the real time if absent. */
    clock: Type.Optional(ClockSetting),
  },
  {
    title: 'NewSandbox',
    additionalProperties: false,
    examples: [
      { name: 'tests', ttl: '1h' },
      {
        seed: { stock: [{ country: 'US', areaCode: '425', numbers: 3 }] },
        clock: { mode: 'frozen', now: '2026-11-28T12:00:00Z' },
      },
    ],
  },
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
