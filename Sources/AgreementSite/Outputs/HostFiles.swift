/// `.nojekyll`, `_headers` and `_redirects`: what static hosts read beside the pages.
enum HostFiles {
    static func output() -> Output {
        .file(
            "host-files",
            "Files for static hosts: `.nojekyll`, `_headers` and, where an address has moved, `_redirects`."
        ) {
            edition in
            guard edition.prefix.isEmpty else { return [] }
            let rules = Redirects.rules(edition)
            let redirects = Draft(route: "_redirects", rank: .feed, span: nil) { _, out in
                out += rules.utf8
            }
            return (rules.isEmpty ? [] : [redirects]) + [
                Draft(route: ".nojekyll", rank: .data, span: nil) { _, _ in },
                Draft(route: "_headers", rank: .data, span: nil) { _, out in out += headers.utf8 },
            ]
        }
    }

    /// Only what is under `embed/` may be shown in frames of other sites; hashed names may be kept for ever.
    private static let headers = """
        /*
          X-Content-Type-Options: nosniff
          Referrer-Policy: no-referrer
          Permissions-Policy: camera=(), geolocation=(), microphone=()
          Cache-Control: no-cache
          Content-Security-Policy: frame-ancestors 'self'

        /embed/*
          ! Content-Security-Policy

        /*/embed/*
          ! Content-Security-Policy

        /assets/*
          ! Cache-Control
          Cache-Control: public, max-age=31536000, immutable

        /data/*
          Access-Control-Allow-Origin: *

        /*/data/*
          Access-Control-Allow-Origin: *

        """
}
