import {
  Button,
  makeStyles,
  Toast,
  ToastBody,
  ToastTitle,
  tokens,
  useToastController,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useCallback } from 'react'
import { messageOf } from './message-of.ts'

export const TOASTER = 'outcomes'

// A shadow alone does not set a note off from a dark page.
const useStyles = makeStyles({ note: { border: `1px solid ${tokens.colorNeutralStroke1}` } })

/** Tells the reader of the page how something ended. A failure stays longer, and can be closed. */
export function useTold() {
  const { note } = useStyles()
  const { dispatchToast, dismissAllToasts } = useToastController(TOASTER)
  const done = useCallback(
    (title: string, more?: string) =>
      dispatchToast(
        <Toast className={note}>
          <ToastTitle>{title}</ToastTitle>
          {more !== undefined && <ToastBody>{more}</ToastBody>}
        </Toast>,
        {
          intent: 'success',
          timeout: 6_000,
          // A note that has the focus and nothing in it to press would keep it. Screen readers announce it all the same.
          root: { tabIndex: -1, onKeyDown: ({ key }) => key === 'Tab' && dismissAllToasts() },
        },
      ),
    [dispatchToast, dismissAllToasts, note],
  )
  const failed = useCallback(
    (title: string, error: unknown) =>
      dispatchToast(
        <Toast className={note}>
          <ToastTitle
            action={
              <Button
                appearance="transparent"
                size="small"
                icon={<DismissRegular />}
                aria-label="Close"
                // With the others, to which the focus would go otherwise instead of back to the page.
                onClick={dismissAllToasts}
              />
            }
          >
            {title}
          </ToastTitle>
          <ToastBody>{messageOf(error)}</ToastBody>
        </Toast>,
        // Who reads it, or is about to close it, is not hurried.
        { intent: 'error', timeout: 20_000, pauseOnHover: true },
      ),
    [dispatchToast, dismissAllToasts, note],
  )
  return { done, failed }
}
