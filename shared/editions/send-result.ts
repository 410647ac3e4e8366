/**
 * What became of one call to the mail service, by what the ledger does about it (DESIGN §7).
 * `message-fault`: this message will never be taken (bad address, too large). `account-fault`: no message of this account is (suspended, paused, not verified,
 * no permission, sandbox). `throttled`: too fast. `quota`: the day's quota is used up. `unknown`: reset, timeout, 5xx: the mail may have left.
 */
export type SendResult =
  | { readonly kind: 'accepted'; readonly messageId: string }
  | { readonly kind: 'message-fault'; readonly reason: string }
  | { readonly kind: 'account-fault'; readonly reason: string }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'quota' }
  | { readonly kind: 'unknown'; readonly reason: string };
