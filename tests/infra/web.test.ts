import { describe, expect, it } from 'vitest';
import { OUTPUT, SUBSCRIBE_OUTPUT } from '../../shared/names.ts';
import { resourcesOf, spelled, templateWith } from '../fixtures/synthesised.ts';

describe('the HTTP API', () => {
  const template = templateWith();

  it('has a route for each page that mails link to, and one for the rest', () => {
    const routes = [...resourcesOf<{ RouteKey: string }>(template, 'AWS::ApiGatewayV2::Route').values()];
    const keys = routes.map(({ RouteKey }) => RouteKey);
    expect(keys.toSorted()).toEqual([
      '$default',
      'GET /e/{token}',
      'GET /s/{token}',
      'GET /u/{token}',
      'POST /s/{token}',
      'POST /u/{token}',
    ]);
  });

  it('has the pages of subscribing only where people may subscribe by themselves', () => {
    const open = templateWith({ subscription: 'open' });
    const routes = [...resourcesOf<{ RouteKey: string }>(open, 'AWS::ApiGatewayV2::Route').values()];
    expect(routes.map(({ RouteKey }) => RouteKey)).toEqual(
      expect.arrayContaining(['GET /subscribe', 'POST /subscribe', 'GET /c/{token}', 'POST /c/{token}']),
    );
    expect(spelled(open.Outputs[SUBSCRIBE_OUTPUT]!.Value)).toMatch(/^WebApi\w+\.ApiEndpoint\/subscribe$/);
    expect(template.Outputs[SUBSCRIBE_OUTPUT]).toBeUndefined();
  });

  it('logs the route but neither the path nor who asked: a path holds a reader’s token (R3)', () => {
    const [stage] = resourcesOf<{ AccessLogSettings: { Format: string } }>(
      template,
      'AWS::ApiGatewayV2::Stage',
    ).values();
    const logged = Object.values(JSON.parse(stage!.AccessLogSettings.Format)) as string[];
    expect(logged).toContain('$context.routeKey');
    expect(logged.filter((field) => /path|resource|identity|authorizer|domain/i.test(field))).toEqual([]);
  });

  it('is throttled as a whole', () => {
    const [stage] = resourcesOf<unknown>(template, 'AWS::ApiGatewayV2::Stage').values();
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: expect.any(Number), ThrottlingBurstLimit: expect.any(Number) },
    });
  });

  it('gives its own address to the mails when there is no domain', () => {
    expect(spelled(template.Outputs[OUTPUT.webOrigin]!.Value)).toMatch(/^WebApi\w+\.ApiEndpoint$/);
  });

  it('answers at the domain that was set, and says which DNS record that takes', () => {
    const withDomain = templateWith({
      webDomain: 'papers.example.org',
      webCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
    });
    const records = Object.values(withDomain.Outputs).map(({ Value }) => spelled(Value));
    expect(resourcesOf(withDomain, 'AWS::ApiGatewayV2::ApiMapping').size).toBe(1);
    expect(spelled(withDomain.Outputs[OUTPUT.webOrigin]!.Value)).toBe('https://papers.example.org');
    expect(records).toContainEqual(expect.stringMatching(/^papers\.example\.org CNAME WebDomain/));
  });
});
