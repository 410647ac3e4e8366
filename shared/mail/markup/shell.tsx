import type { Child } from 'hono/jsx';
import { SHEET, STYLE } from './look.ts';
import { OnlyInHtml } from './tree.ts';

interface ShellProps {
  readonly htmlLang: string;
  readonly title: string;
  readonly preheader?: string;
  readonly children?: Child;
}

/** What is around every mail and page: one column of text, light or dark. Tables carry it where a mail client knows no other way to centre. */
export function Shell({ htmlLang, title, preheader, children }: ShellProps) {
  return (
    <html lang={htmlLang} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{SHEET}</style>
      </head>
      <body class="paper" style={STYLE.body}>
        {preheader !== undefined && (
          <OnlyInHtml>
            <div style={STYLE.preheader}>{preheader}</div>
          </OnlyInHtml>
        )}
        <table role="presentation" width="100%" cellpadding={0} cellspacing={0} border={0} class="paper">
          <tbody>
            <tr>
              <td>
                <table
                  role="presentation"
                  align="center"
                  width={640}
                  cellpadding={0}
                  cellspacing={0}
                  border={0}
                  style={STYLE.column}
                >
                  <tbody>
                    <tr>
                      <td class="inner" style={STYLE.inner}>
                        <main>
                          <p class="q" style={STYLE.brand}>
                            Offprint
                          </p>
                          {children}
                        </main>
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}
