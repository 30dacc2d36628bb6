import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components'
import { useCallback } from 'react'
import { messageOf } from './message-of.ts'

export const TOASTER = 'outcomes'

/** A note that has the keyboard's focus and nothing in it to press would keep the focus. Screen readers announce it. */
const NOT_BY_TAB = { root: { tabIndex: -1 } }

/** Tells the reader of the page how something ended. A failure stays longer. */
export function useTold() {
  const { dispatchToast } = useToastController(TOASTER)
  const done = useCallback(
    (title: string, more?: string) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {more !== undefined && <ToastBody>{more}</ToastBody>}
        </Toast>,
        { intent: 'success', timeout: 6_000, ...NOT_BY_TAB },
      ),
    [dispatchToast],
  )
  const failed = useCallback(
    (title: string, error: unknown) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          <ToastBody>{messageOf(error)}</ToastBody>
        </Toast>,
        { intent: 'error', timeout: 20_000, ...NOT_BY_TAB },
      ),
    [dispatchToast],
  )
  return { done, failed }
}
