// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

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
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlienc",
            providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
        .target(name: "AgreementModel", dependencies: ["CCmark", "CYAML"], swiftSettings: settings),
        .systemLibrary(
            name: "CMicrohttpd", pkgConfig: "libmicrohttpd",
            providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
        .target(name: "Mustache", swiftSettings: settings),
        .target(
            name: "Preview", dependencies: ["AgreementSite", "AgreementModel", "CMicrohttpd"],
            resources: [.embedInCode("Resources")], swiftSettings: settings),
        .target(
            name: "AgreementSite",
            dependencies: [
                "AgreementModel", "Mustache", "CCrypto", "CZlib", "CBrotli",
                .target(name: "CPango", condition: .when(traits: ["SocialCards"])),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "accord", dependencies: ["AgreementSite", "Preview"], swiftSettings: settings,
            linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),
        .testTarget(name: "AgreementModelTests", dependencies: ["AgreementModel"], swiftSettings: settings),
        .testTarget(name: "MustacheTests", dependencies: ["Mustache"], swiftSettings: settings),
        .testTarget(
            name: "AgreementSiteTests", dependencies: ["AgreementSite", "AgreementModel", "Mustache"],
            swiftSettings: settings),
        .testTarget(
            name: "PreviewTests", dependencies: ["Preview", "AgreementSite", "AgreementModel"],
            swiftSettings: settings),
        .testTarget(name: "CommandTests", dependencies: ["accord"], swiftSettings: settings),
        .testTarget(name: "StyleTests", swiftSettings: settings),
    ]
)
