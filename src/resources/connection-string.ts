/**
 * A connection string in the form that the official clients take:
 * https://learn.microsoft.com/en-us/azure/communication-services/quickstarts/create-communication-resource
 *
 * @param endpoint a URL without a slash at its end
 * @param accessKey base64
 */
export function connectionString(endpoint: string, accessKey: string): string {
  return `endpoint=${endpoint}/;accesskey=${accessKey}`
}
