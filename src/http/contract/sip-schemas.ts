import type { Static } from 'typebox'
import * as Type from 'typebox'
import { TRUNKS_LIMIT } from '../../sip-routing/sip-configuration.ts'
import { nullable } from './nullable.ts'

/*
 * The models of SIP routing, https://github.com/Azure/azure-rest-api-specs, communication/data-plane/SipRouting,
 * stable/2023-03-01. The preview of 2021 that is served has the same bodies.
 */

/** The most routes, and the most trunks of a route. */
const LIST_LIMIT = 250

const RouteText = {
  description: Type.String({ maxLength: 1_024 }),
  name: Type.String({ maxLength: 256 }),
  numberPattern: Type.String({ maxLength: 1_024 }),
}
const RouteTrunks = Type.Array(Type.String(), { maxItems: LIST_LIMIT })
const Port = Type.Integer({ format: 'int32' })

const Trunk = Type.Object({ sipSignalingPort: Port }, { title: 'Trunk' })

const TrunkRoute = Type.Object(
  {
    description: Type.Optional(RouteText.description),
    name: RouteText.name,
    numberPattern: RouteText.numberPattern,
    trunks: Type.Optional(RouteTrunks),
  },
  { title: 'TrunkRoute' },
)

export const SipConfiguration = Type.Object(
  {
    trunks: Type.Optional(
      Type.Unsafe<Record<string, Static<typeof Trunk>>>({
        type: 'object',
        maxProperties: TRUNKS_LIMIT,
        additionalProperties: Trunk,
      }),
    ),
    routes: Type.Optional(Type.Array(TrunkRoute, { maxItems: LIST_LIMIT })),
  },
  { title: 'SipConfiguration' },
)

const TrunkUpdate = Type.Object({ sipSignalingPort: Type.Optional(nullable(Port)) }, { title: 'TrunkUpdate' })

/**
 * A route in a request. The documents give it the model of an answer's route, and the live service answers a missing name
 * or pattern with an error of its own, so that no schema may refuse it. In the document the model of the answer counts.
 */
const TrunkRouteRequest = Type.Object(
  {
    description: Type.Optional(nullable(RouteText.description)),
    name: Type.Optional(nullable(RouteText.name)),
    numberPattern: Type.Optional(nullable(RouteText.numberPattern)),
    trunks: Type.Optional(nullable(RouteTrunks)),
  },
  { title: 'TrunkRoute' },
)

const TrunkUpdates = Type.Unsafe<Record<string, Static<typeof TrunkUpdate> | null>>({
  type: 'object',
  maxProperties: TRUNKS_LIMIT,
  additionalProperties: { ...TrunkUpdate, type: ['object', 'null'] },
})

/** A JSON merge patch: `null` removes what it stands for. */
export const SipConfigurationUpdate = Type.Object(
  {
    trunks: Type.Optional(
      Type.Unsafe<Static<typeof TrunkUpdates> | null>({ ...TrunkUpdates, type: ['object', 'null'] }),
    ),
    routes: Type.Optional(nullable(Type.Array(TrunkRouteRequest, { maxItems: LIST_LIMIT }))),
  },
  { title: 'SipConfigurationUpdate' },
)

export type SipConfigurationModel = Static<typeof SipConfiguration>
export type SipConfigurationUpdate = Static<typeof SipConfigurationUpdate>
