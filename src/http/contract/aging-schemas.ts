import type { Static } from 'typebox'
import * as Type from 'typebox'
import { AgingRuleDocument } from '../../catalog/aging-document.ts'
import { nullable } from './nullable.ts'

/* The models of how long released numbers rest. They are our own: no version of the API has them. */

export const AgingModel = Type.Object(
  {
    /** Where no rule fits: `agingSeconds` of the configuration. */
    seconds: Type.Integer(),
    /** A rule of a type goes before the rule of its whole country. */
    rules: Type.Array(
      Type.Object(
        {
          ...AgingRuleDocument.properties,
          /** Where the rule comes from. Those of the configuration are changed in its file alone. */
          origin: Type.Enum(['configuration', 'register'], { type: 'string' }),
        },
        { title: 'AgingRule' },
      ),
    ),
  },
  { title: 'Aging' },
)
export type AgingModel = Static<typeof AgingModel>

export const AgingChange = Type.Object(
  {
    ...AgingRuleDocument.properties,
    /** Null takes the rule away. */
    seconds: nullable(AgingRuleDocument.properties.seconds),
  },
  {
    title: 'AgingChange',
    additionalProperties: false,
    examples: [{ country: 'US', numberType: 'geographic', seconds: 3_888_000 }],
  },
)
