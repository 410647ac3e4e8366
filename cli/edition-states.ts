/** States of the ledger as a person writes them. */
export const EDITION_STATES = ['planned', 'claimed', 'sent', 'refused', 'parked', 'expired', 'cancelled'] as const;
