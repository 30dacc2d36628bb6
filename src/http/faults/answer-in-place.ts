import type { AnsweringEffect } from '../../control/faults/fault.ts'
import { faultAnswer } from '../errors/fault-errors.ts'
import { jsonBody } from '../pipeline/answer-body.ts'
import type { Exchange } from '../pipeline/exchange.ts'

/** Gives the answer of a rule in the place of the work: with the rule's body, or with an error in the API's shape. */
export function answerInPlace(
  exchange: Exchange,
  rule: string,
  { status, headers, body }: AnsweringEffect,
): void {
  const { 'content-type': mediaType, ...rest } = headers
  if (body !== undefined) {
    const { mediaType: usual, text } = toBody(body)
    exchange.answer(status, rest, { mediaType: mediaType ?? usual, text })
  } else if (status >= 400) {
    exchange.refuse(faultAnswer({ status, rule: `The fault rule ${rule}`, headers: rest }))
  } else exchange.answer(status, headers)
}

function toBody(body: unknown): { mediaType: string; text: string } {
  return typeof body === 'string'
    ? { mediaType: 'text/plain; charset=utf-8', text: body }
    : jsonBody(JSON.stringify(body))
}
