import { describe, expect, it } from 'vitest';
import { proxyEnvironment } from '../../../src/host/worker/proxy-environment.ts';

const proxy = 'http://proxy.example:3128';

describe('proxyEnvironment', () => {
  it('hands the proxy of the settings on', () => {
    expect(proxyEnvironment({ proxy, noProxy: ['localhost', '.corp'] }, {})).toEqual({
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      NO_PROXY: 'localhost,.corp',
    });
    expect(proxyEnvironment({ proxy, noProxy: [] }, {})).not.toHaveProperty('NO_PROXY');
  });

  it('adds nothing without one, nor to a proxy of the environment', () => {
    expect(proxyEnvironment({ proxy: '', noProxy: ['localhost'] }, {})).toEqual({});
    expect(proxyEnvironment({ proxy, noProxy: [] }, { https_proxy: 'http://other' })).toEqual({});
  });

  it('leaves the hosts of the environment that need none', () => {
    expect(
      proxyEnvironment({ proxy, noProxy: ['localhost'] }, { NO_PROXY: '10.0.0.1' }),
    ).not.toHaveProperty('NO_PROXY');
  });
});
