import type { Static } from 'typebox'
import * as Type from 'typebox'
import { ResourceName } from '../resources/resource-document.ts'
import { ROLES } from '../tokens/role.ts'

const closed = { additionalProperties: false }
const Text = Type.String({ minLength: 1 })

/** An issuer of tokens, in the configuration. */
export const TokenIssuerDocument = Type.Object(
  {
    /** The `iss` of the tokens, and the address of the issuer's OpenID configuration where `jwksUri` is absent. */
    issuer: Type.Optional(Text),
    /** Microsoft Entra ID, in the place of `issuer`: its issuers, its audience and the address of its keys. */
    entra: Type.Optional(Type.Object({ tenant: Type.String() }, closed)),
    /** The `aud` that a token needs, or a list of which it needs one. */
    audience: Type.Optional(Type.Union([Text, Type.Array(Text, { minItems: 1 })])),
    /** The address of the issuer's key set. */
    jwksUri: Type.Optional(Type.String()),
    /** The plane whose callers the tokens are; `resource` if absent. */
    plane: Type.Optional(Type.Enum(['resource', 'operator'])),
    /** The claim that names the resource, and the names of resources by the value of the claim. */
    resource: Type.Optional(
      Type.Object(
        { claim: Type.Optional(Text), map: Type.Optional(Type.Record(Type.String(), ResourceName)) },
        closed,
      ),
    ),
    /** The role of a token without a scope of ours. */
    role: Type.Optional(Type.Enum([...ROLES])),
    /** The `sub` of the operators. */
    subjects: Type.Optional(Type.Array(Text, { minItems: 1 })),
  },
  closed,
)
export type TokenIssuerDocument = Static<typeof TokenIssuerDocument>

export const TokensDocument = Type.Array(TokenIssuerDocument)
