import type { Static } from 'typebox'
import * as Type from 'typebox'
import { LimitsDocument, ResourceName, StockScopes } from '../../resources/resource-document.ts'
import { DateTime } from './schemas.ts'

/* The models of resources. They are our own: no version of the API has them. */

/** An access key, which is never shown again after its creation. */
const KeyModel = Type.Object(
  {
    /** The key's fingerprint: the first 16 hexadecimal digits of its SHA-256. */
    id: Type.String(),
    /** Absent for a key of the configuration. */
    createdAt: Type.Optional(DateTime),
    /** When the key was made the first of its resource; absent where it was not. */
    promotedAt: Type.Optional(DateTime),
    /** Why nobody can call with the key, such as an encryption key that is missing; absent where it is in force. */
    notInForce: Type.Optional(Type.String()),
  },
  { title: 'AccessKey' },
)

const KEY_EXAMPLE = { id: '0f1e2d3c4b5a6978', createdAt: '2026-11-28T12:00:00.000Z' }

export const ResourceModel = Type.Object(
  {
    name: Type.String(),
    /** Where the resource comes from. What the configuration declares is changed in its file alone. */
    origin: Type.Enum(['configuration', 'register'], { type: 'string' }),
    hosts: Type.Array(Type.String()),
    /** The resource's access keys, the first one first. */
    keys: Type.Array(KeyModel),
    /** The resource's own limits; where one is absent, the limit for all resources holds. */
    limits: Type.Object(LimitsDocument.properties),
    /** The stocks from which the resource may buy; all if absent. */
    stocks: Type.Optional(StockScopes),
    state: Type.Enum(['active', 'suspended', 'closed'], { type: 'string' }),
    suspendedSince: Type.Optional(DateTime),
    closedSince: Type.Optional(DateTime),
    /** When the numbers of a closed resource are released. */
    releaseAt: Type.Optional(DateTime),
    /** Why nobody can call as the resource, such as a host name that it needs; absent where it is in force. */
    notInForce: Type.Optional(Type.String()),
  },
  {
    title: 'Resource',
    examples: [
      {
        name: 'adatum',
        origin: 'register',
        hosts: [],
        keys: [KEY_EXAMPLE],
        limits: { maxHeldNumbers: 500 },
        state: 'suspended',
        suspendedSince: '2026-11-28T12:00:00.000Z',
      },
    ],
  },
)

export const ResourceList = Type.Object({ resources: Type.Array(ResourceModel) }, { title: 'ResourceList' })

const NewLimit = (minimum: number) => Type.Optional(Type.Union([Type.Integer({ minimum }), Type.Null()]))

/** Host names under which only this resource answers, without scheme and port. */
const NewHosts = Type.Optional(Type.Array(Type.String(), { maxItems: 64 }))

export const ResourceChange = Type.Object(
  {
    /** All host names of the resource, in place of those before. */
    hosts: NewHosts,
    /** A limit that is null is again the limit for all resources. */
    limits: Type.Optional(
      Type.Object(
        {
          maxSearchQuantity: NewLimit(1),
          maxHeldNumbers: NewLimit(0),
          maxRequestsPerSecond: NewLimit(0),
          searchesPerWeek: NewLimit(0),
          maxPurchases: NewLimit(0),
        },
        { additionalProperties: false },
      ),
    ),
    /** All stocks from which the resource may buy, in place of those before; null opens all. */
    stocks: Type.Optional(Type.Union([StockScopes, Type.Null()])),
  },
  {
    title: 'ResourceChange',
    additionalProperties: false,
    examples: [{ limits: { maxHeldNumbers: 500, maxRequestsPerSecond: null } }],
  },
)

export const ResourceClosing = Type.Object(
  {
    /** How long the numbers stay the resource's own, as a duration; 30 days if absent, or as before if it is closed already. */
    releaseAfter: Type.Optional(Type.String({ maxLength: 40, examples: ['P30D'] })),
  },
  { title: 'ResourceClosing', additionalProperties: false },
)

export const NewResource = Type.Object(
  {
    name: ResourceName,
    hosts: NewHosts,
    limits: Type.Optional(LimitsDocument),
    /** The stocks from which the resource may buy; all if absent. */
    stocks: Type.Optional(StockScopes),
  },
  {
    title: 'NewResource',
    additionalProperties: false,
    examples: [{ name: 'adatum', limits: { maxHeldNumbers: 500 } }],
  },
)

/** The access key itself, base64. No other answer has it. */
const AccessKeyText = Type.String()

export const CreatedResource = Type.Object(
  { ...ResourceModel.properties, accessKey: AccessKeyText },
  { title: 'CreatedResource' },
)

export const CreatedKey = Type.Object(
  { ...KeyModel.properties, accessKey: AccessKeyText },
  { title: 'CreatedAccessKey' },
)

/** The name of a resource, in the path. */
export const RESOURCE_PARAMETER = {
  resource: { in: 'path', schema: Type.String({ examples: ['adatum'] }) },
} as const

/** The name of a resource and the id of one of its keys, in the path. */
export const KEY_PARAMETERS = {
  ...RESOURCE_PARAMETER,
  key: { in: 'path', schema: Type.String({ examples: [KEY_EXAMPLE.id] }) },
} as const

export type KeyModel = Static<typeof KeyModel>
export type ResourceModel = Static<typeof ResourceModel>
