/** The resources whose clients take part. */
export const RESOURCES = ['contoso', 'fabrikam', 'adatum'] as const

/** The resource that reads the inventory before and after the run. */
export const AUDITOR = 'auditor'

/** The base64 of a resource's access key. */
export function accessKeyOf(resource: string): string {
  return Buffer.from(`a key of ${resource} among the processes`).toString('base64')
}
