/** What is wrong with a time zone; undefined for a name that this machine's IANA data knows. */
export function zoneProblem(zone: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return undefined;
  } catch {
    return `"${zone}" is not a time zone: write an IANA name such as Europe/Berlin or America/New_York`;
  }
}

/** What is wrong with a local time; undefined when it is `HH:MM`. */
export function timeProblem(time: string): string | undefined {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? undefined : `"${time}" is not a time of day: write it like 07:00`;
}
