/**
 * The look that mails and pages share. What carries the reading stands inline, so that a client which drops `<style>` still shows the same page in light
 * colours, with its own blue for links; the sheet adds dark colours and narrow screens. Contrast is at least 4.5:1 in both (axe over the gallery).
 */
const SANS = '-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const SERIF = 'Charter,Iowan Old Style,Georgia,Cambria,serif';

const LIGHT = { paper: '#ffffff', ink: '#1d1c1a', quiet: '#66625c', link: '#1f4f8f', rule: '#e4e0d8' };
const DARK = { paper: '#151618', ink: '#e9e6e0', quiet: '#a6a19a', link: '#9dc1f5', rule: '#34353a' };

/** Inline styles, one a role. */
export const STYLE = {
  body: `margin:0;padding:0;background-color:${LIGHT.paper}`,
  preheader: 'display:none;max-height:0;overflow:hidden',
  column: 'width:100%;max-width:640px',
  inner: `padding:32px 24px 40px;font:16px/26px ${SANS};color:${LIGHT.ink}`,
  brand: `margin:0 0 28px;font:italic 17px/24px ${SERIF};color:${LIGHT.quiet}`,
  h1: `margin:0 0 8px;font:bold 30px/38px ${SERIF}`,
  h1Foreign: `margin:0 0 8px;font:bold 28px/38px ${SANS}`,
  summary: `margin:0;font-size:14px;line-height:22px;color:${LIGHT.quiet}`,
  section: `margin:48px 0 0;padding:12px 0 0;border-top:2px solid ${LIGHT.ink};font-weight:bold`,
  pageSection: `margin:44px 0 0;padding:12px 0 0;border-top:2px solid ${LIGHT.ink};font:bold 18px/26px ${SANS}`,
  note: `margin:4px 0 0;font-size:14px;line-height:22px;color:${LIGHT.quiet}`,
  h2: `margin:36px 0 6px;font:21px/29px ${SERIF}`,
  h2Foreign: `margin:36px 0 6px;font:20px/30px ${SANS}`,
  meta: `margin:0;font-size:14px;line-height:22px;color:${LIGHT.quiet}`,
  why: `color:${LIGHT.ink}`,
  mark: 'margin:0 0 4px;font-size:14px;line-height:22px;font-weight:bold',
  excerpt: 'margin:12px 0',
  also: 'margin:36px 0 0;font-size:15px;line-height:23px',
  alsoLabel: 'margin:0 0 8px;font-weight:bold',
  line: 'margin:0 0 8px',
  invitation: `margin:0 0 36px;padding:0 0 12px;border-bottom:1px solid ${LIGHT.rule}`,
  invitationHeading: `margin:0 0 8px;font:bold 20px/28px ${SERIF}`,
  buttonLine: 'margin:24px 0',
  button: `display:inline-block;padding:10px 20px;border:1px solid ${LIGHT.link};font:bold 16px/24px ${SANS};color:${LIGHT.link};background-color:${LIGHT.paper};text-decoration:none`,
  smallButton: `margin:8px 4px 0 0;padding:8px 16px;border:1px solid ${LIGHT.link};border-radius:0;font:15px/22px ${SANS};color:${LIGHT.link};background-color:${LIGHT.paper}`,
  said: `margin:20px 0 0;padding:0 0 0 14px;border-left:3px solid ${LIGHT.link}`,
  row: `margin:0;padding:16px 0`,
  rowName: 'margin:0',
  form: 'margin:16px 0 0',
  pre: 'margin:0;max-width:calc(100vw - 48px);white-space:pre-wrap;overflow-wrap:anywhere;font:14px/20px ui-monospace,Menlo,Consolas,monospace',
  fieldset: 'margin:0 0 12px;padding:0;border:0',
  legend: `padding:0;font-size:14px;line-height:22px;color:${LIGHT.quiet}`,
  check: 'display:inline-block;margin:4px 16px 4px 0',
  more: 'margin:20px 0 0;font-size:15px;line-height:23px',
  linkInText: 'text-decoration:underline',
  search: 'margin:28px 0 0',
  searchLabel: 'display:block;margin:12px 0 6px;font-size:14px;line-height:22px',
  field: `box-sizing:border-box;width:100%;max-width:320px;margin:0 8px 8px 0;padding:10px 12px;border:1px solid ${LIGHT.quiet};border-radius:0;font:16px/24px ${SANS};color:${LIGHT.ink};background-color:${LIGHT.paper}`,
  footer: `margin:52px 0 0;padding:16px 0 0;border-top:1px solid ${LIGHT.rule};font-size:14px;line-height:22px;color:${LIGHT.quiet}`,
  footerLine: `margin:4px 0 0;font-size:14px;line-height:22px;color:${LIGHT.quiet}`,
} as const;

/** Has no quotes and no angle brackets, so that it may stand in the tree as text. Classes: q quiet, w why, r ruled, s strong rule. */
export const SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `a{color:${LIGHT.link};text-decoration:none}.q{color:${LIGHT.quiet}}`,
  '@media (max-width:480px){.inner{padding:24px 16px 32px!important}h1{font-size:26px!important;line-height:34px!important}h2{font-size:19px!important;line-height:27px!important}}',
  '@media (prefers-color-scheme:dark){',
  `body,.paper{background-color:${DARK.paper}!important}`,
  `.inner,h1,h2,.s,.w{color:${DARK.ink}!important}`,
  `.q{color:${DARK.quiet}!important}`,
  `a{color:${DARK.link}!important}.b,.f{color:${DARK.link}!important;border-color:${DARK.link}!important;background-color:${DARK.paper}!important}.f{color:${DARK.ink}!important}`,
  `.r{border-color:${DARK.rule}!important}.s{border-color:${DARK.ink}!important}`,
  '}',
].join('');
