import type { Static } from 'typebox'
import * as Type from 'typebox'
import { LimitsDocument } from '../../resources/resource-document.ts'
import { DateTime } from './schemas.ts'

/* The models of resources. They are our own: no version of the API has them. */

export const ResourceModel = Type.Object(
  {
    name: Type.String(),
    /** Where the resource comes from. What the configuration declares is changed in its file alone. */
    origin: Type.Enum(['configuration', 'register'], { type: 'string' }),
    hosts: Type.Array(Type.String()),
    /** The resource's own limits; where one is absent, the limit for all resources holds. */
    limits: Type.Object(LimitsDocument.properties),
    state: Type.Enum(['active', 'suspended'], { type: 'string' }),
    suspendedSince: Type.Optional(DateTime),
  },
  {
    title: 'Resource',
    examples: [
      {
        name: 'contoso',
        origin: 'register',
        hosts: [],
        limits: { maxHeldNumbers: 500 },
        state: 'suspended',
        suspendedSince: '2026-11-28T12:00:00.000+00:00',
      },
    ],
  },
)

export const ResourceList = Type.Object({ resources: Type.Array(ResourceModel) }, { title: 'ResourceList' })

const NewLimit = (minimum: number) => Type.Optional(Type.Union([Type.Integer({ minimum }), Type.Null()]))

export const ResourceChange = Type.Object(
  {
    /** A limit that is null is again the limit for all resources. */
    limits: Type.Object(
      {
        maxSearchQuantity: NewLimit(1),
        maxHeldNumbers: NewLimit(0),
        maxRequestsPerSecond: NewLimit(0),
        searchesPerWeek: NewLimit(0),
        maxPurchases: NewLimit(0),
      },
      { additionalProperties: false },
    ),
  },
  {
    title: 'ResourceChange',
    additionalProperties: false,
    examples: [{ limits: { maxHeldNumbers: 500, maxRequestsPerSecond: null } }],
  },
)

/** The name of a resource, in the path. */
export const RESOURCE_PARAMETER = {
  resource: { in: 'path', schema: Type.String({ examples: ['contoso'] }) },
} as const

export type ResourceModel = Static<typeof ResourceModel>
