import * as Type from 'typebox'
import { NUMBER_TYPES } from '../numbering/offering.ts'

const closed = { additionalProperties: false }

/** How much one resource may ask for, as JSON: see `ResourceLimits`. */
export const LimitsDocument = Type.Object(
  {
    maxSearchQuantity: Type.Optional(Type.Integer({ minimum: 1 })),
    maxHeldNumbers: Type.Optional(Type.Integer({ minimum: 0 })),
    maxRequestsPerSecond: Type.Optional(Type.Integer({ minimum: 0 })),
    searchesPerWeek: Type.Optional(Type.Integer({ minimum: 0 })),
    maxPurchases: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
)

/** The stocks from which a resource may buy, as JSON: see `StockScope`. */
export const StockScopes = Type.Array(
  Type.Object(
    {
      country: Type.String({
        pattern: '^[A-Z]{2}$',
        description: 'the two capital letters of a country, such as US',
      }),
      numberType: Type.Optional(Type.Enum([...NUMBER_TYPES])),
      areaCode: Type.Optional(
        Type.String({ pattern: '^[0-9]{1,10}$', description: 'one to ten digits, such as 425' }),
      ),
    },
    closed,
  ),
  { maxItems: 1_000 },
)

/** The same in the register. */
export const StocksDocument = Type.Object({ stocks: StockScopes }, closed)

/** The suspension of a resource as JSON, in the register; the instant is in milliseconds since 1970. */
export const SuspensionDocument = Type.Object({ since: Type.Integer() }, closed)

/** The end of a resource as JSON, in the register; the instants are in milliseconds since 1970. */
export const ClosureDocument = Type.Object({ since: Type.Integer(), releaseAt: Type.Integer() }, closed)

export const ResourceName = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  description:
    'letters, digits, dots, hyphens and underscores, 64 at most, the first one a letter or a digit',
})

/** A resource as JSON, in the register. It has no access keys, which are stored encrypted. */
export const StoredResourceDocument = Type.Object(
  { name: ResourceName, hosts: Type.Array(Type.String()) },
  closed,
)

/** An access key as JSON, in the register: see `SealedKey`. The instants are in milliseconds since 1970. */
export const StoredKeyDocument = Type.Object(
  {
    createdAt: Type.Integer(),
    promotedAt: Type.Optional(Type.Integer()),
    encryptionKey: Type.String(),
    nonce: Type.String(),
    ciphertext: Type.String(),
    tag: Type.String(),
  },
  closed,
)

/** A resource as JSON, in the configuration file. */
export const ResourceDocument = Type.Object(
  {
    name: ResourceName,
    /** Base64. A second key lets clients change to a new key while the old key still works. */
    accessKeys: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 2 })),
    /** Host names under which only this resource answers, without scheme and port. */
    hosts: Type.Optional(Type.Array(Type.String())),
    limits: Type.Optional(LimitsDocument),
    /** The stocks from which the resource may buy; all if absent. */
    stocks: Type.Optional(StockScopes),
  },
  closed,
)
