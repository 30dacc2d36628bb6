import * as Type from 'typebox'
import { CAPABILITY_VALUES } from '../numbering/capabilities.ts'
import { NUMBER_TYPES } from '../numbering/offering.ts'

const closed = { additionalProperties: false }

/** The schema of `StartOptions.stock`, where it is blocks. */
export const StockDocument = Type.Array(
  Type.Object(
    {
      first: Type.String(),
      last: Type.String(),
      stock: Type.Object(
        {
          country: Type.String({ pattern: '^[A-Z]{2}$' }),
          numberType: Type.Enum([...NUMBER_TYPES]),
          areaCode: Type.String({ pattern: '^\\d*$' }),
          capabilities: Type.Object(
            { calling: Type.Enum([...CAPABILITY_VALUES]), sms: Type.Enum([...CAPABILITY_VALUES]) },
            closed,
          ),
        },
        closed,
      ),
    },
    closed,
  ),
)
