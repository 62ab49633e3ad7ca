@main enum Accord { static func main() {} }
