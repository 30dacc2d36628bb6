import type { IncomingHttpHeaders } from 'node:http'

/**
 * The first word of `User-Agent`, where the official clients of all languages put the id of the application that uses
 * them: https://azure.github.io/azure-sdk/general_azurecore.html#telemetry-policy
 *
 * @returns an empty text where there is none
 */
export function namedApplication({ 'user-agent': userAgent = '' }: IncomingHttpHeaders): string {
  const end = userAgent.indexOf(' ')
  return end === -1 ? userAgent : userAgent.slice(0, end)
}
