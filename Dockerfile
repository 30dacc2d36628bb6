# Holdline, from this repository: docs/containers.md says how to run it.
FROM node:22-slim AS build
WORKDIR /source
COPY . .
RUN npm ci && npm pack --pack-destination /tmp

FROM node:22-slim
COPY --from=build /tmp/holdline-*.tgz /tmp/
RUN npm install --global /tmp/holdline-*.tgz && rm /tmp/holdline-*.tgz && \
    install --directory --owner=node --mode=700 /data
USER node
ENV HOLDLINE_HOST=0.0.0.0 \
    HOLDLINE_HTTP_PORT=8080 \
    HOLDLINE_DATA=/data
VOLUME /data
EXPOSE 8080 8443
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s \
    CMD ["node", "-e", "const { HOLDLINE_HTTP_PORT: port = 'none', HOLDLINE_HTTPS_PORT: tlsPort = '8443' } = process.env; const isOff = port === 'none' || port === ''; require(isOff ? 'https' : 'http').get({ port: isOff ? tlsPort : port, host: '127.0.0.1', path: '/_holdline/ready', rejectUnauthorized: false }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
CMD ["holdline", "serve"]
