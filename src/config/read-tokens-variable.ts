import { UsageError } from '../usage-error.ts'
import { checkDocument } from './check-document.ts'
import type { TokensSource } from './config-sources.ts'
import { TokensDocument } from './tokens-document.ts'

const VARIABLE = 'HOLDLINE_TOKENS'

/**
 * Reads the issuers of tokens from the environment variable, as the file has them.
 * @throws {UsageError} if the text is not JSON, or does not fit the schema; the message does not repeat it
 */
export function readTokensVariable(text: string): TokensSource {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new UsageError(`${VARIABLE} is not JSON: write it as tokens in the configuration file`)
  }
  return { name: VARIABLE, document: checkDocument(TokensDocument, document, VARIABLE) }
}
