import * as Type from 'typebox'

const TITLE = 'CommunicationError'

// An inner error has the same form, to any depth, and is serialised as it is.
const Inner = Type.Unsafe<CommunicationError>({ title: TITLE, type: 'object', additionalProperties: true })

/**
 * The error of the Communication Services
 * (https://github.com/Azure/azure-rest-api-specs, communication/data-plane/Common/stable/2021-03-07).
 */
export const CommunicationError = Type.Object(
  {
    code: Type.String(),
    message: Type.String(),
    target: Type.Optional(Type.String({ readOnly: true })),
    details: Type.Optional(Type.Array(Inner, { readOnly: true })),
    innererror: Type.Optional(Type.Unsafe<CommunicationError>({ ...Inner, readOnly: true })),
  },
  { title: TITLE },
)

/** The body of every answer with an error. */
export const CommunicationErrorResponse = Type.Object(
  { error: CommunicationError },
  { title: 'CommunicationErrorResponse' },
)

interface CommunicationError {
  code: string
  message: string
  target?: string
  details?: CommunicationError[]
  innererror?: CommunicationError
}
