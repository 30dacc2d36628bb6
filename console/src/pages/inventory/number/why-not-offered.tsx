import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useServer } from '../../../app/server.tsx'

/** Why a search does not offer the number; nothing where it does, or where the controls are off. */
export function WhyNotOffered({ phoneNumber }: { readonly phoneNumber: string }) {
  const { own, session } = useServer()
  const { data } = useQuery({
    queryKey: ['explanation', phoneNumber],
    enabled: session.hasControls === true,
    queryFn: async () =>
      (await own.GET('/_holdline/explain', { params: { query: { number: phoneNumber } } })).data,
  })
  if (data === undefined) return null
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{data.why}</MessageBarBody>
    </MessageBar>
  )
}
