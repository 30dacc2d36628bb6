import type { SignedRequest } from '../../test/support/send-request.ts'
import { signedHeaders } from '../../test/support/sign.ts'
import type { ComposedRequest } from './compose-request.ts'

/** All processes answer under one name, as behind a load balancer, so a signature is valid at each process. */
const HOST = 'localhost'

/** @param id distinguishes requests with the same content */
export function signRequest(
  { method, target, body }: ComposedRequest,
  accessKey: string,
  id: string,
): SignedRequest {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body))
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  const headers = {
    ...signedHeaders({ method, target, host: HOST, body: bytes, accessKey }),
    'x-ms-client-request-id': id,
    'content-length': String(bytes.length),
    ...(body !== undefined && { 'content-type': type }),
  }
  return { method, target, headers, bytes }
}
