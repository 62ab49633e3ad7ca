// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Whether the libraries are there as archives, as Debian has them: linked into the program, they need not be found and made
/// ready at each start. `Sources/Archives` then leads the linker to them.
let hasArchives: Bool = {
    let files = FileManager.default
    let folders = (try? files.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    return folders.contains { folder in
        ["cmark", "yaml", "crypto", "deflate", "brotlienc", "brotlicommon"].allSatisfy {
            files.fileExists(atPath: "/usr/lib/\(folder)/lib\($0).a")
        }
    }
}()

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The flags that link them in, with the library of C++, which the Swift runtime needs.
let archives =
    hasArchives
    ? ["-use-ld=lld", "-L\(Context.packageDirectory)/Sources/Archives", "-Xclang-linker", "-static-libgcc"]
    : []

/// What the program is made with: without the module that splits and searches texts by patterns, which would bring two
/// libraries that are initialised at each start. Texts are searched with `holds`.
let programSettings: [SwiftSetting] =
    settings + [.unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])]

let package = Package(
    name: "accord",
    products: [
        .executable(name: "accord", targets: ["accord"])
    ],
    traits: [
        .trait(
            name: "SocialCards",
            description: "Draw a picture for each page, for links from other sites; needs pango and cairo.")
    ],
    targets: [
        .systemLibrary(
            name: "CCmark", pkgConfig: hasArchives ? nil : "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CYAML", pkgConfig: hasArchives ? nil : "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CCrypto", pkgConfig: hasArchives ? nil : "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: hasArchives ? nil : "libdeflate",
            providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
        .systemLibrary(
            name: "CBrotli", pkgConfig: hasArchives ? nil : "libbrotlienc",
            providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
        .target(name: "AgreementModel", dependencies: ["CCmark", "CYAML"], swiftSettings: programSettings),
        .systemLibrary(
            name: "CMicrohttpd",
            providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
        // Opened when it is needed, never linked: only its header is.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(name: "CSockets"),
        .target(
            name: "Links", dependencies: ["AgreementSite", "AgreementModel", "CCurl", "CSockets"],
            swiftSettings: programSettings),
        .target(name: "Mustache", swiftSettings: programSettings),
        .target(
            name: "Preview", dependencies: ["AgreementSite", "AgreementModel", "CMicrohttpd"],
            resources: [.embedInCode("Resources")], swiftSettings: programSettings),
        .target(
            name: "AgreementSite",
            dependencies: [
                "AgreementModel", "Mustache", "CCrypto", "CDeflate", "CBrotli",
                .target(name: "CPango", condition: .when(traits: ["SocialCards"])),
            ],
            swiftSettings: programSettings),
        .executableTarget(
            name: "accord", dependencies: ["AgreementSite", "Links", "Preview"],
            swiftSettings: programSettings,
            linkerSettings: [.unsafeFlags(["-static-stdlib"] + archives, .when(configuration: .release))]),
        .testTarget(name: "AgreementModelTests", dependencies: ["AgreementModel"], swiftSettings: settings),
        .testTarget(name: "MustacheTests", dependencies: ["Mustache"], swiftSettings: settings),
        .testTarget(
            name: "AgreementSiteTests", dependencies: ["AgreementSite", "AgreementModel", "Mustache"],
            swiftSettings: settings),
        .testTarget(
            name: "PreviewTests", dependencies: ["Preview", "AgreementSite", "AgreementModel"],
            swiftSettings: settings),
        .testTarget(
            name: "LinksTests", dependencies: ["Links", "AgreementSite", "AgreementModel"],
            swiftSettings: settings),
        .testTarget(name: "CommandTests", dependencies: ["accord"], swiftSettings: settings),
        .testTarget(name: "StyleTests", swiftSettings: settings),
    ]
)
