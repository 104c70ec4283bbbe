/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // The optimiser had remote code execution twice in 2026, and nothing here needs it.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "graphile-worker", "@prisma/adapter-pg"],
  // Types are checked by `npm test`: a start must not fail because a test file does not compile.
  typescript: { ignoreBuildErrors: true },
  typedRoutes: false,
  devIndicators: false,
  // Messages are compiled on the server; the browser gets what prints them and not the parser of their syntax.
  // Markdown is set in a worker, where there is no document to read HTML and its entities with.
  turbopack: {
    resolveAlias: {
      "use-intl/format-message": "use-intl/format-message/format-only",
      "decode-named-character-reference": "./node_modules/decode-named-character-reference/index.js",
      "hast-util-from-html-isomorphic": "./components/text/katex-markup.ts",
    },
  },
  async headers() {
    const common = [
      { key: "X-Content-Type-Options", value: "nosniff" },
      { key: "Referrer-Policy", value: "no-referrer" },
      { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
      { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
    ];
    return [
      { source: "/:path*", headers: common },
      {
        source: "/api/:path*",
        headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
      },
      {
        source: "/sw.js",
        headers: [
          { key: "Cache-Control", value: "no-cache" },
          { key: "Content-Security-Policy", value: "default-src 'none'; connect-src 'self'" },
        ],
      },
      { source: "/fonts/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=604800" }] },
    ];
  },
};
