import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SipConfigurationUpdatePatch, TrunkRoute } from '../../../generated/sip.d.ts'
import { SIP_VERSION } from '../../api/create-clients.ts'
import { useServer } from '../../app/server.tsx'

const SIP_QUERY = ['sip']

/** A trunk: the session border controller to which calls are sent. */
export interface SipTrunk {
  /** Its domain name. */
  readonly fqdn: string
  readonly port: number
}

/** A rule for outgoing calls, with the domain names of its trunks in the order in which they are tried. */
export interface SipRoute extends Omit<TrunkRoute, 'trunks'> {
  readonly trunks: string[]
}

/** How the resource routes its calls. */
export interface SipRouting {
  readonly trunks: readonly SipTrunk[]
  /** In the order in which they are tried. */
  readonly routes: readonly SipRoute[]
}

/** A change of the routing, made from what the server has now: another page may have changed it meanwhile. */
export type SipChange = (now: SipRouting) => SipConfigurationUpdatePatch

/** The resource's trunks and routes, and the way to change them. */
export function useSip() {
  const { sip } = useServer()
  const queries = useQueryClient()
  const params = { query: { 'api-version': SIP_VERSION } }
  const read = async (): Promise<SipRouting> => {
    const { data } = await sip.GET('/sip', { params })
    return {
      trunks: Object.entries(data?.trunks ?? {}).map(([fqdn, { sipSignalingPort: port }]) => ({
        fqdn,
        port,
      })),
      routes: (data?.routes ?? []).map((route) => ({ ...route, trunks: route.trunks ?? [] })),
    }
  }
  const routing = useQuery({ queryKey: SIP_QUERY, queryFn: read })
  const change = useMutation({
    mutationFn: async (toPatch: SipChange) => {
      const body = toPatch(await read())
      // https://www.rfc-editor.org/rfc/rfc7396
      await sip.PATCH('/sip', { params, body, headers: { 'content-type': 'application/merge-patch+json' } })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: SIP_QUERY }),
  })
  return { routing, change }
}
